package org.carillon.groupware;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.store.collection.MirrorWriting;
import org.carillon.task.ParallelSteps;
import org.jboss.logging.Logger;

/** Stores several objects of a file concurrently, in shared commits, which cost most. */
public final class ParallelPuts {
  private static final Logger LOG = Logger.getLogger(ParallelPuts.class);

  private final Predicate<Failure> isEnd;
  private final AtomicBoolean isOver = new AtomicBoolean();

  /**
   * Creates an instance for one file.
   *
   * @param isEnd tests whether a failure would also affect the following objects
   */
  public ParallelPuts(Predicate<Failure> isEnd) {
    this.isEnd = isEnd;
  }

  /**
   * Stores the objects, each on its own thread. No two may be the same object. Mirrors are filled
   * on the thread that may do so ({@link MirrorWriting}), one object after the other.
   *
   * @return the answers in the order of the objects, with empty for objects that were not started
   *     because a failure ended the run
   */
  public <T, R> List<Optional<Answer<R>>> of(List<T> objects, Function<T, Answer<R>> put) {
    if (MirrorWriting.isFilling()) {
      return objects.stream().map(one -> unlessOver(one, put)).toList();
    }
    List<Optional<Answer<R>>> answers =
        Collections.synchronizedList(
            new ArrayList<>(Collections.nCopies(objects.size(), Optional.empty())));
    List<Integer> places = IntStream.range(0, objects.size()).boxed().toList();
    try {
      ParallelSteps.each(places, at -> answers.set(at, unlessOver(objects.get(at), put)));
    } catch (IOException | SQLException stopping) {
      LOG.debugf("The server is stopping; these objects were stored nevertheless: %s", stopping);
    }
    return answers;
  }

  private <T, R> Optional<Answer<R>> unlessOver(T one, Function<T, Answer<R>> put) {
    if (isOver.get()) {
      return Optional.empty();
    }
    Answer<R> answer = put.apply(one);
    if (answer.asFailure().filter(isEnd).isPresent()) {
      isOver.set(true);
    }
    return Optional.of(answer);
  }
}
