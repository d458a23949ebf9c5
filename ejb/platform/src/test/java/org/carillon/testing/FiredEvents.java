package org.carillon.testing;

import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.NotificationOptions;
import jakarta.enterprise.util.TypeLiteral;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** An event source outside the container, which keeps the fired events for the test. */
public final class FiredEvents<T> implements Event<T> {
  private final List<T> fired = new ArrayList<>();
  private final Consumer<T> observer;

  /** Creates a source without observers. */
  public FiredEvents() {
    this(event -> {});
  }

  /** Creates a source with an observer that is called at once. */
  public FiredEvents(Consumer<T> observer) {
    this.observer = observer;
  }

  public synchronized List<T> fired() {
    return List.copyOf(fired);
  }

  @Override
  public synchronized void fire(T event) {
    fired.add(event);
    observer.accept(event);
  }

  @Override
  public <U extends T> CompletionStage<U> fireAsync(U event) {
    fire(event);
    return CompletableFuture.completedFuture(event);
  }

  @Override
  public <U extends T> CompletionStage<U> fireAsync(U event, NotificationOptions options) {
    return fireAsync(event);
  }

  @Override
  public Event<T> select(Annotation... qualifiers) {
    return this;
  }

  @Override
  public <U extends T> Event<U> select(Class<U> subtype, Annotation... qualifiers) {
    throw new UnsupportedOperationException();
  }

  @Override
  public <U extends T> Event<U> select(TypeLiteral<U> subtype, Annotation... qualifiers) {
    throw new UnsupportedOperationException();
  }
}
