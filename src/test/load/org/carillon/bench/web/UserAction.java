package org.carillon.bench.web;

import java.util.random.RandomGenerator;

/** The actions of webmail users, and the share of each in percent. */
enum UserAction {
  OPEN("open a message", 40),
  PAGE("next page or folder", 20),
  FLAG("flag or file", 15),
  SEARCH("search", 10),
  WRITE("write, a draft saved twice", 10),
  SEND("write and send", 5);

  private final String words;
  private final int share;

  UserAction(String words, int share) {
    this.words = words;
    this.share = share;
  }

  String words() {
    return words;
  }

  static UserAction any(RandomGenerator chance) {
    int rest = chance.nextInt(100);
    for (UserAction action : values()) {
      rest -= action.share;
      if (rest < 0) {
        return action;
      }
    }
    throw new IllegalStateException("The shares are less than a hundred");
  }
}
