-- Who posts money and who closes a day or locks a month wait here for each other, just before they commit.
CREATE TABLE posting_calendar (
  id INT NOT NULL PRIMARY KEY
);

INSERT INTO posting_calendar (id) VALUES (1);
