package org.carillon.web.task;

/**
 * A running task.
 *
 * @param title its title for people
 * @param page its page, within the application
 * @param done the finished part
 * @param most the whole; 0 if unknown
 */
public record RunningTask(String title, String page, long done, long most) {}
