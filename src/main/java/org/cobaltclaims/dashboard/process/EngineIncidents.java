package org.cobaltclaims.dashboard.process;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientException;
import io.camunda.client.api.search.enums.IncidentState;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.cobaltclaims.dashboard.ProcessIncidents;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/** Asks the engine, embedded or a cluster, for its open incidents by the same search. */
@Service
class EngineIncidents implements ProcessIncidents {

  private static final Logger LOG = LoggerFactory.getLogger(EngineIncidents.class);

  /** More than that and the count says no more than that there are too many. */
  private static final int MOST = 1000;

  /** A page does not wait long for an engine that does not answer. */
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final ObjectProvider<CamundaClient> client;

  EngineIncidents(ObjectProvider<CamundaClient> client) {
    this.client = client;
  }

  @Override
  public Optional<List<Incident>> open(String process) {
    CamundaClient engine = client.getIfAvailable();
    if (engine == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          engine
              .newIncidentSearchRequest()
              .filter(f -> f.processDefinitionId(process).state(IncidentState.ACTIVE))
              .sort(s -> s.creationTime().asc())
              .page(p -> p.limit(MOST))
              .requestTimeout(PATIENCE)
              .send()
              .join()
              .items()
              .stream()
              .map(
                  i ->
                      new Incident(
                          process,
                          i.getElementId(),
                          String.valueOf(i.getErrorType()),
                          Objects.toString(i.getErrorMessage(), ""),
                          since(i.getCreationTime())))
              .toList());
    } catch (ClientException e) {
      LOG.debug("the engine's incidents cannot be read: {}", e.getClass().getSimpleName());
      return Optional.empty();
    }
  }

  private static Instant since(OffsetDateTime created) {
    return created == null ? Instant.EPOCH : created.toInstant();
  }
}
