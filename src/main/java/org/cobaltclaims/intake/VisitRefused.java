package org.cobaltclaims.intake;

import java.util.List;

/** A visit that was typed in cannot be taken in; nothing was kept. */
public final class VisitRefused extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final transient List<VisitMessage> messages;

  VisitRefused(List<VisitMessage> messages) {
    super(
        messages.size() == 1
            ? messages.getFirst().message()
            : "%d things keep this visit from being billed".formatted(messages.size()));
    this.messages = List.copyOf(messages);
  }

  /** What keeps it. */
  public List<VisitMessage> messages() {
    return messages;
  }
}
