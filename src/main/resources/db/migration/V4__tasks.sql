-- Tasks as people work them: what is at stake, who has it, what was decided and why.
-- Runs on H2 (MySQL mode) and MySQL 8 alike.

ALTER TABLE task ADD COLUMN lock_version INT NOT NULL DEFAULT 0;
ALTER TABLE task ADD COLUMN payer_id VARCHAR(80);
ALTER TABLE task ADD COLUMN money_cents BIGINT NOT NULL DEFAULT 0;
ALTER TABLE task ADD COLUMN priority INT NOT NULL DEFAULT 50;
-- Snoozed until then.
ALTER TABLE task ADD COLUMN follow_up_on DATE;
ALTER TABLE task ADD COLUMN assignee VARCHAR(80);
ALTER TABLE task ADD COLUMN decision VARCHAR(40);
ALTER TABLE task ADD COLUMN decided_by VARCHAR(80);
-- When a decision to wait ends: not before then is a person asked again.
ALTER TABLE task ADD COLUMN ask_again_on DATE;
CREATE INDEX ix_task_work ON task (state, group_name, priority);
CREATE INDEX ix_task_assignee ON task (assignee, state);

CREATE TABLE task_comment (
  id BIGINT AUTO_INCREMENT PRIMARY KEY,
  task_id VARCHAR(120) NOT NULL,
  written_by VARCHAR(80) NOT NULL,
  written_at DATETIME(6) NOT NULL,
  text VARCHAR(2000) NOT NULL,
  CONSTRAINT fk_task_comment_task FOREIGN KEY (task_id) REFERENCES task (id)
);

-- Which of the engine's user tasks stand for a task. Keys mean something in their epoch only.
CREATE TABLE user_task_binding (
  epoch BIGINT NOT NULL,
  user_task_key BIGINT NOT NULL,
  element_instance_key BIGINT NOT NULL,
  task_kind VARCHAR(30) NOT NULL,
  subject VARCHAR(80) NOT NULL,
  PRIMARY KEY (epoch, user_task_key)
);
CREATE INDEX ix_user_task_binding_subject ON user_task_binding (subject, task_kind);

-- CLM20, where a person lets a claim go out late (DOMAIN 2.2-8).
ALTER TABLE payer_claim ADD COLUMN delay_reason VARCHAR(2);
