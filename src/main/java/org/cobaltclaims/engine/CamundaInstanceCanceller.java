package org.cobaltclaims.engine;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientHttpException;
import io.camunda.client.api.command.ClientStatusException;
import io.grpc.Status;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Cancels through the client. */
@Component
class CamundaInstanceCanceller implements InstanceCanceller {

  private static final int NOT_FOUND = 404;

  private final ObjectProvider<CamundaClient> client;

  CamundaInstanceCanceller(ObjectProvider<CamundaClient> client) {
    this.client = client;
  }

  @Override
  public void cancel(long instanceKey) {
    try {
      client.getObject().newCancelInstanceCommand(instanceKey).send().join();
    } catch (ClientStatusException e) {
      if (e.getStatusCode() != Status.Code.NOT_FOUND) {
        throw e;
      }
    } catch (ClientHttpException e) {
      if (e.code() != NOT_FOUND) {
        throw e;
      }
    }
  }
}
