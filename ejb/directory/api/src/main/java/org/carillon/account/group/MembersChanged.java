package org.carillon.account.group;

/**
 * The result of a change of a group's members.
 *
 * @param added the number of members that were added
 * @param removed the number of members that were removed
 */
public record MembersChanged(int added, int removed) {}
