package org.carillon.bench.web;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A webmail user with a list on the screen that is reloaded on each live notification. Each action
 * requests pages and reads them to their end, redirections included, by the links and forms of the
 * page.
 */
final class Person {
  /** The average time between two actions. */
  private static final int EACH_MILLIS = 10_000;

  private static final Pattern ROW =
      Pattern.compile(
          "<li id=\"m([0-9]+)\" class=\"row.*?<a href=\"([^\"]+)\"[^>]*\\bturbo-frame=\"reading\"",
          Pattern.DOTALL);
  private static final Pattern FOLDER = Pattern.compile("href=\"/(mail\\?f=[A-Za-z0-9_-]+)\"");
  private static final Pattern OLDER =
      Pattern.compile("<p class=\"older\"><a class=\"button\" href=\"(mail\\?[^\"]+)\"");
  private static final Pattern FRAME = Pattern.compile("<iframe [^>]*src=\"([^\"]+)\"");
  private static final Pattern KEPT = Pattern.compile("data-kept=\"([^\"]+)\"");
  private static final Pattern DRAFT = Pattern.compile("[?&]m=([0-9]+)");

  private final List<String> others;
  private final Tab tab;
  private final PeopleFigures figures;
  private final Random chance;
  private final Semaphore hints = new Semaphore(0);

  private volatile String shown = "mail";
  private volatile String list = "";

  /**
   * @param others the recipients of this person's messages
   */
  Person(List<String> others, Tab tab, PeopleFigures figures, long seed) {
    this.others = others;
    this.tab = tab;
    this.figures = figures;
    this.chance = new Random(seed);
  }

  /** Begins within that time, and repeats actions until it is over. */
  void act(Duration within, AtomicBoolean over) throws InterruptedException, IOException {
    Thread.sleep(chance.nextInt((int) within.toMillis()));
    show("mail");
    tab.live(hints::release);
    Thread.sleep(chance.nextInt(EACH_MILLIS));
    while (!over.get()) {
      long begun = System.nanoTime();
      UserAction action = UserAction.any(chance);
      try {
        act(action);
      } catch (IOException | RuntimeException e) {
        figures.failed(action.words(), e);
      }
      long pause = EACH_MILLIS / 2 + chance.nextInt(EACH_MILLIS);
      Thread.sleep(Math.max(0, pause - (System.nanoTime() - begun) / 1_000_000));
    }
    tab.close();
  }

  /** Reloads the list until it is over, as the page does by itself. */
  void follow(AtomicBoolean over) throws InterruptedException {
    while (true) {
      hints.acquire();
      hints.drainPermits();
      if (over.get()) {
        return;
      }
      String had =
          KEPT.matcher(list).results().map(r -> r.group(1)).collect(Collectors.joining(" "));
      long begun = System.nanoTime();
      try {
        tab.get(shown, "Carillon-Parts", "list", "Carillon-Has", had);
        took(PeopleFigures.BY_ITSELF, begun);
      } catch (IOException | RuntimeException e) {
        figures.failed(PeopleFigures.BY_ITSELF, e);
      }
    }
  }

  /** Wakes the thread in {@link #follow}. */
  void wake() {
    hints.release();
  }

  private void act(UserAction action) throws IOException, InterruptedException {
    long begun = System.nanoTime();
    switch (action) {
      case OPEN -> {
        MatchResult row = row();
        if (row == null) {
          show("mail");
          return;
        }
        String message = tab.get(row.group(2), "Turbo-Frame", "reading").body();
        Matcher frame = FRAME.matcher(message);
        if (frame.find()) {
          tab.get(frame.group(1));
        }
        took(action.words(), begun);
      }
      case PAGE -> {
        Matcher older = OLDER.matcher(list);
        show(chance.nextBoolean() && older.find() ? older.group(1) : folder());
        took(action.words(), begun);
      }
      case FLAG -> {
        MatchResult row = row();
        if (row == null) {
          show("mail");
          return;
        }
        String button = chance.nextInt(3) > 0 ? "star" : "archive";
        PageForm form = PageForm.of(list, "list-form").with(button, row.group(1));
        shown(tab.post("mail", form));
        took(action.words(), begun);
      }
      case SEARCH -> {
        show(folder() + "&q=" + FolderMessages.word(chance));
        took(action.words(), begun);
      }
      case WRITE -> {
        PageForm message = message(action);
        for (int times = 0; times < 2; times++) {
          save(message.with("text", FolderMessages.text(chance)));
        }
      }
      case SEND -> {
        PageForm message = message(action);
        save(message);
        begun = System.nanoTime();
        tab.postFiles("write", message.pressed("send"));
        took("send", begun);
      }
    }
  }

  /** The page of a new message, filled in. */
  private PageForm message(UserAction action) throws IOException, InterruptedException {
    long begun = System.nanoTime();
    String page = tab.get("write").body();
    took("write", begun);
    return PageForm.of(page, "letter")
        .with("to", others.get(chance.nextInt(others.size())))
        .with("subject", action.words())
        .with("text", FolderMessages.text(chance));
  }

  /** Saves a draft; afterwards the form is that draft's, without a pressed button. */
  private void save(PageForm message) throws IOException, InterruptedException {
    long begun = System.nanoTime();
    HttpResponse<String> answer = tab.save("write", message.pressed("save"));
    took("save a draft", begun);
    Matcher draft = DRAFT.matcher(answer.uri().toString());
    if (!draft.find()) {
      throw new IOException("The draft was not saved: " + answer.uri());
    }
    message.with("draft", draft.group(1));
  }

  private void show(String address) throws IOException, InterruptedException {
    shown(tab.get(address));
  }

  private void shown(HttpResponse<String> page) {
    list = page.body();
    String query = page.uri().getRawQuery();
    shown = query == null ? "mail" : "mail?" + query;
  }

  private MatchResult row() {
    return any(ROW);
  }

  private String folder() {
    MatchResult folder = any(FOLDER);
    return folder == null ? "mail" : folder.group(1);
  }

  private MatchResult any(Pattern pattern) {
    List<MatchResult> all = pattern.matcher(list).results().toList();
    return all.isEmpty() ? null : all.get(chance.nextInt(all.size()));
  }

  private void took(String what, long begun) {
    figures.took(what, (System.nanoTime() - begun) / 1e6);
  }
}
