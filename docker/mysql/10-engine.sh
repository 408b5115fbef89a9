#!/bin/bash
# Run once by the MySQL image, when its volume is empty: the engine's own database, and a user who may use no other.
set -euo pipefail

# Within quotation marks SQL doubles a quotation mark, and a backslash stands for itself only when doubled.
password=${CAMUNDA_DB_PASSWORD//\\/\\\\}
password=${password//\'/\'\'}

# As Camunda's guide has it: its migrations make and change tables, indexes and foreign keys of their own.
MYSQL_PWD=$MYSQL_ROOT_PASSWORD mysql --protocol=socket --user=root <<SQL
CREATE DATABASE IF NOT EXISTS camunda CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
CREATE USER IF NOT EXISTS 'camunda'@'%' IDENTIFIED BY '$password' REQUIRE SSL;
GRANT ALL PRIVILEGES ON camunda.* TO 'camunda'@'%';
SQL
