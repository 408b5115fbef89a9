-- The settings, each time they changed: the YAML text of practice.yml. The newest is in force. Only ever added to.
CREATE TABLE practice_settings_version (
  version_no INT          NOT NULL PRIMARY KEY,
  body       LONGTEXT     NOT NULL,
  sha256     VARCHAR(64)  NOT NULL,
  origin     VARCHAR(12)  NOT NULL,
  subject    VARCHAR(255) NOT NULL,
  reason     VARCHAR(255) NOT NULL,
  made_by    VARCHAR(80)  NOT NULL,
  made_at    DATETIME(6)  NOT NULL
);

-- What was typed in of an installation that is being set up and cannot stand as a version yet.
CREATE TABLE practice_setup (
  id   INT      NOT NULL PRIMARY KEY,
  body LONGTEXT NOT NULL
);
