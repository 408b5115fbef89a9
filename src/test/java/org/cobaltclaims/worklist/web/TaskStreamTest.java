package org.cobaltclaims.worklist.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.mockito.Mockito.mock;

import org.cobaltclaims.worklist.TaskChanges;
import org.junit.jupiter.api.Test;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Open work lists, when the application ends. */
class TaskStreamTest {

  /** As the web server does, which waits for answers that have begun. */
  private static final class Server implements SmartLifecycle {

    private final SseEmitter listener;
    private boolean running;
    private boolean free;

    Server(TaskStream stream) {
      listener = stream.open();
    }

    @Override
    public void start() {
      running = true;
    }

    @Override
    public void stop() {
      running = false;
      free = catchThrowable(() -> listener.send("more")) instanceof IllegalStateException;
    }

    @Override
    public boolean isRunning() {
      return running;
    }
  }

  @Test
  void theyAreLetGoBeforeTheServerWaitsForThem() {
    AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    context.registerBean(TaskChanges.class, () -> mock(TaskChanges.class));
    context.registerBean(TaskStream.class);
    context.registerBean(Server.class);
    context.refresh();
    Server server = context.getBean(Server.class);
    TaskStream stream = context.getBean(TaskStream.class);

    context.close();

    assertThat(server.free).isTrue();
    SseEmitter late = stream.open();
    assertThatThrownBy(() -> late.send("more")).isInstanceOf(IllegalStateException.class);
  }
}
