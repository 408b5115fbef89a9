package org.cobaltclaims;

import io.camunda.client.annotation.Deployment;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * The application with its database; the command line decides how it is started and how it ends.
 */
@SpringBootApplication
@Deployment(
    resources = {
      "classpath*:/bpmn/*.bpmn",
      "classpath*:/bpmn/*.dmn",
      "classpath*:/forms/*.form"
    })
public class CobaltApplication {}
