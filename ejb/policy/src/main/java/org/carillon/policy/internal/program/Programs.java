package org.carillon.policy.internal.program;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.carillon.contract.content.Content;
import org.carillon.contract.program.ProgramCall;
import org.carillon.contract.program.RulePrograms;
import org.carillon.files.PrivateFolders;
import org.carillon.policy.internal.program.ProgramProcess.Ended;
import org.carillon.policy.program.ProgramSettings;
import org.carillon.settings.Settings;
import org.jboss.logging.Logger;

/** Runs the administrator's programs for rules. */
@ApplicationScoped
public class Programs implements RulePrograms {
  private static final Logger LOG = Logger.getLogger(Programs.class);

  /** The largest number of programs at a time, and as many that rules wait for. */
  private static final int AT_ONCE = 8;

  /** The exit code {@code EX_TEMPFAIL} of sysexits.h. */
  private static final int NOT_NOW = 75;

  private static final int KILLED = -1;

  private final Settings settings;
  private final ProgramFolders folders;
  private final ProgramSandbox sandbox;
  private final Set<String> failing = ConcurrentHashMap.newKeySet();
  private boolean isSwept;
  private final Semaphore asked = new Semaphore(AT_ONCE);
  private final Semaphore handed = new Semaphore(AT_ONCE);

  @Inject
  public Programs(Settings settings, @Any Instance<PrivateFolders> hidden) {
    this(
        settings,
        Path.of(System.getProperty("carillon.home", System.getProperty("user.home") + "/carillon")),
        () -> hidden.stream().flatMap(each -> each.folders().stream()).toList());
  }

  /**
   * Creates the programs of a home.
   *
   * @param hidden returns the folders outside the home that programs can't read
   */
  public Programs(Settings settings, Path home, Supplier<List<Path>> hidden) {
    this.settings = settings;
    this.folders = ProgramFolders.of(home);
    this.sandbox = new ProgramSandbox(settings, folders, hidden);
  }

  /** The envelope of the message that a program reads. */
  public record Envelope(String sender, String recipient) {}

  @Override
  public Outcome run(ProgramCall call, String sender, String recipient, Content message)
      throws InterruptedException {
    Duration time = settings.value(ProgramSettings.TIME);
    String name = "The program " + call.program();
    if (!handed.tryAcquire(time.toMillis(), TimeUnit.MILLISECONDS)) {
      return new Later("Too many programs are running at the moment");
    }
    try {
      if (!sandbox.isThere()) {
        LOG.warnf("%s is not run. %s", name, ProgramSandbox.MISSING);
        return new Later(name + " is not run. " + ProgramSandbox.MISSING);
      }
      Optional<Ended> ended =
          run(call.program(), call.arguments(), new Envelope(sender, recipient), message, time);
      if (ended.isEmpty()) {
        return new Later("There is no program " + call.program());
      }
      return switch (ended.get().status()) {
        case 0 -> new Done();
        case KILLED -> new Later(name + " took too long or wrote too much");
        case NOT_NOW -> new Later(name + " cannot do it now");
        default -> new Failed(name + " ended with status " + ended.get().status());
      };
    } catch (IOException e) {
      LOG.warnf("%s is not run: %s", name, e.getMessage());
      return new Later(name + " can't be run");
    } finally {
      handed.release();
    }
  }

  /** Returns the total time that the rules of a recipient wait for programs. */
  public Duration patience() {
    return settings.value(ProgramSettings.WAIT);
  }

  /**
   * Returns the output of a program for a text, or empty if it fails or does not exist.
   *
   * @param time the time limit, which includes waiting for its turn
   */
  public Optional<byte[]> ask(
      String program, List<String> arguments, Envelope envelope, byte[] input, Duration time)
      throws InterruptedException {
    long end = System.nanoTime() + time.toNanos();
    if (!asked.tryAcquire(time.toMillis(), TimeUnit.MILLISECONDS)) {
      LOG.warnf("The program %s is not run: too many programs are running", program);
      return Optional.empty();
    }
    try (Content content = Content.of(input)) {
      Duration left = Duration.ofNanos(Math.max(1, end - System.nanoTime()));
      Optional<Ended> ended = run(program, arguments, envelope, content, left);
      if (ended.isEmpty()) {
        LOG.warnf("A rule names the program %s, which does not exist", program);
      }
      ended.ifPresent(each -> note(program, each.status()));
      return ended.filter(each -> each.status() == 0).map(Ended::output);
    } catch (IOException e) {
      LOG.warnf("The program %s is not run: %s", program, e.getMessage());
      return Optional.empty();
    } finally {
      asked.release();
    }
  }

  /** Logs the first failure of a program, and the next success. */
  private void note(String program, int status) {
    if (status == 0) {
      if (failing.remove(program)) {
        LOG.infof("The program %s works again", program);
      }
    } else if (failing.add(program)) {
      LOG.warnf(
          "The program %s of a rule %s. Further failures are not logged",
          program,
          status == KILLED ? "took too long or wrote too much" : "ended with status " + status);
    }
  }

  private Optional<Ended> run(
      String name, List<String> arguments, Envelope envelope, Content input, Duration time)
      throws IOException, InterruptedException {
    Optional<Path> program = folders.program(name);
    if (program.isEmpty()) {
      return Optional.empty();
    }
    if (!sandbox.isThere()) {
      throw new IOException(ProgramSandbox.MISSING);
    }
    List<String> command = new ArrayList<>(arguments);
    command.addFirst(program.get().toString());
    Map<String, String> told =
        Map.of("SENDER", envelope.sender(), "RECIPIENT", envelope.recipient());
    sweepOnce();
    Path folder = folders.forRun();
    try (ProgramProcess process =
        new ProgramProcess(sandbox.around(command, folder), folder, told, limits(time))) {
      return Optional.of(process.run(input));
    } finally {
      delete(folder);
    }
  }

  /** Deletes a run's folder. A failure does not change the run's result. */
  private static void delete(Path folder) throws InterruptedException {
    try {
      ProgramFolders.delete(folder);
    } catch (IOException left) {
      LOG.warn(left.getMessage());
    }
  }

  private void sweepOnce() throws IOException, InterruptedException {
    synchronized (folders) {
      if (!isSwept) {
        isSwept = true;
        folders.sweep();
      }
    }
  }

  /** Returns the reason for which programs that exist can't run, or empty if they can. */
  Optional<String> fault() {
    try {
      return folders.hasPrograms() && !sandbox.isThere()
          ? Optional.of(
              "Rules' programs don't run. "
                  + ProgramSandbox.MISSING
                  + ". "
                  + ProgramSettings.SANDBOX.key()
                  + " allows them to run without it")
          : Optional.empty();
    } catch (IOException e) {
      return Optional.of("Rules' programs can't run: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private ProgramLimits limits(Duration time) {
    return new ProgramLimits(
        time,
        settings.value(ProgramSettings.MEMORY) << 20,
        settings.value(ProgramSettings.OUTPUT).intValue() << 10);
  }
}
