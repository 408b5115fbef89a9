-- A page of a work list is read in its order, and all lists of a person are counted at once.
-- Runs on H2 (MySQL mode) and MySQL 8 alike.

CREATE INDEX ix_task_by_due ON task (state, due_on, priority DESC, id);
CREATE INDEX ix_task_by_urgency ON task (state, priority DESC, due_on, id);
CREATE INDEX ix_task_by_money ON task (state, money_cents DESC, due_on, id);
CREATE INDEX ix_task_tally ON task (state, kind, assignee, follow_up_on, due_on, money_cents);
