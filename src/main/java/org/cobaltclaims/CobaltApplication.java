package org.cobaltclaims;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * The application with its database; the command line decides how it is started and how it ends.
 */
@SpringBootApplication
public class CobaltApplication {}
