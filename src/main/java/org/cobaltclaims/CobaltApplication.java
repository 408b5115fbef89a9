package org.cobaltclaims;

import io.camunda.client.annotation.Deployment;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * The application with its database; the command line decides how it is started and how it ends.
 */
@SpringBootApplication
@OpenAPIDefinition(
    info =
        @Info(
            title = "Cobalt",
            version = "1",
            description =
                "What billing teams and other programs may ask of Cobalt. Money in cents."))
// Decision tables are deployed by what keeps their versions.
@Deployment(resources = {"classpath*:/bpmn/*.bpmn", "classpath*:/forms/*.form"})
public class CobaltApplication {}
