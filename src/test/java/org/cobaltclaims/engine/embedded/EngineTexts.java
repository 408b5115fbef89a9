package org.cobaltclaims.engine.embedded;

import io.camunda.zeebe.protocol.record.ValueType;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.cobaltclaims.engine.embedded.record.EngineRecord;
import org.cobaltclaims.engine.embedded.record.RecordListener;

/**
 * All that an engine is told and says, as texts: variables, job headers, incidents' messages, what
 * messages bear. Models and forms are left out; they are the same for every practice.
 */
public final class EngineTexts implements RecordListener {

  private static final Set<ValueType> MODELS =
      EnumSet.of(
          ValueType.DEPLOYMENT,
          ValueType.PROCESS,
          ValueType.FORM,
          ValueType.DECISION,
          ValueType.DECISION_REQUIREMENTS);

  private final Queue<String> all = new ConcurrentLinkedQueue<>();

  private EngineTexts() {}

  /** Begins to take down. */
  public static EngineTexts of(EmbeddedEngine engine) {
    EngineTexts texts = new EngineTexts();
    engine.listen(texts);
    return texts;
  }

  @Override
  public void onEvent(EngineRecord event) {
    if (!MODELS.contains(event.valueType())) {
      all.add(event.value().toJson());
    }
  }

  public Collection<String> all() {
    return all;
  }
}
