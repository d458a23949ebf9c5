package org.carillon.account.group;

/**
 * What came of a change of a group's members.
 *
 * @param added how many were no members before
 * @param removed how many are none any more
 */
public record MembersChanged(int added, int removed) {}
