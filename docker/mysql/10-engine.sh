#!/bin/bash
# Run once by the MySQL image, when its volume is empty: the engine's own database, and a user who may use no other.
set -euo pipefail

# Within quotation marks SQL doubles a quotation mark, and a backslash stands for itself only when doubled.
password=${CAMUNDA_DB_PASSWORD//\\/\\\\}
password=${password//\'/\'\'}

# What Camunda documents (data, CREATE, ALTER, DROP), and what MySQL asks of ALTER TABLE for indexes and foreign keys.
MYSQL_PWD=$MYSQL_ROOT_PASSWORD mysql --protocol=socket --user=root <<SQL
CREATE DATABASE IF NOT EXISTS camunda CHARACTER SET utf8mb4;
CREATE USER IF NOT EXISTS 'camunda'@'%' IDENTIFIED BY '$password' REQUIRE SSL;
GRANT SELECT, INSERT, UPDATE, DELETE, CREATE, ALTER, DROP, INDEX, REFERENCES ON camunda.* TO 'camunda'@'%';
SQL
