package org.carillon.protocol.managesieve;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.answer.Limit;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.script.ScriptAccess;
import org.carillon.contract.script.ScriptOwner;
import org.carillon.contract.script.ScriptUse;
import org.carillon.contract.script.StoredScript;

/** Scripts in memory, three at most; one with {@code wrong} in it has two errors. */
final class MemoryScripts implements ScriptAccess {
  private static final int MOST = 3;
  private static final long MOST_OCTETS = 10_000;

  private final TreeMap<String, String> contents = new TreeMap<>();
  private String active = "";

  @Override
  public Set<String> capabilities(ScriptOwner owner) {
    return new TreeSet<>(Set.of("fileinto", "vacation"));
  }

  @Override
  public Answer<List<StoredScript>> list(Caller caller, ScriptOwner owner) {
    List<StoredScript> all = new ArrayList<>();
    contents.forEach(
        (name, text) ->
            all.add(
                new StoredScript(
                    name, name.equals(active) ? ScriptUse.ACTIVE : ScriptUse.NONE, text.length())));
    return new Answer.Done<>(all);
  }

  @Override
  public Answer<String> read(Caller caller, ScriptOwner owner, String name) {
    return contents.containsKey(name) ? new Answer.Done<>(contents.get(name)) : missing(name);
  }

  private static <T> Answer<T> missing(String name) {
    return Answer.failed(new Failure.NotFound("script", name));
  }

  @Override
  public Answer<Void> check(Caller caller, ScriptOwner owner, byte[] script) {
    return new String(script, StandardCharsets.UTF_8).contains("wrong")
        ? Answer.failed(
            new Failure.SeveralInvalid(
                List.of(
                    new Failure.Invalid("script", "faulty", "line 1, column 1: wrong"),
                    new Failure.Invalid("script", "faulty", "line 2, column 1: \"quoted\""))))
        : Answer.done();
  }

  @Override
  public Answer<Void> haveSpace(Caller caller, ScriptOwner owner, String name, long octets) {
    if (octets > MOST_OCTETS) {
      return Answer.failed(new Failure.LimitReached(Limit.OCTETS, MOST_OCTETS));
    }
    return contents.size() >= MOST && !contents.containsKey(name)
        ? Answer.failed(new Failure.Invalid("name", TOO_MANY, "Three are enough."))
        : Answer.done();
  }

  @Override
  public Answer<Void> put(Caller caller, ScriptOwner owner, String name, byte[] script) {
    return check(caller, owner, script)
        .then(_ -> haveSpace(caller, owner, name, script.length))
        .then(
            _ -> {
              contents.put(name, new String(script, StandardCharsets.UTF_8));
              return Answer.done();
            });
  }

  @Override
  public Answer<Void> use(Caller caller, ScriptOwner owner, String name, ScriptUse use) {
    if (!contents.containsKey(name)) {
      return missing(name);
    }
    active = name;
    return Answer.done();
  }

  @Override
  public Answer<Void> useNone(Caller caller, ScriptOwner owner) {
    active = "";
    return Answer.done();
  }

  @Override
  public Answer<Void> rename(Caller caller, ScriptOwner owner, String name, String newName) {
    if (!contents.containsKey(name)) {
      return missing(name);
    }
    if (contents.containsKey(newName)) {
      return Answer.failed(new Failure.Taken("newName", "That name is taken."));
    }
    contents.put(newName, contents.remove(name));
    active = active.equals(name) ? newName : active;
    return Answer.done();
  }

  @Override
  public Answer<Void> delete(Caller caller, ScriptOwner owner, String name) {
    if (active.equals(name)) {
      return Answer.failed(new Failure.Taken("name", IN_USE, "It is active."));
    }
    return contents.remove(name) == null ? missing(name) : Answer.done();
  }
}
