/**
 * The password change protocol of Eudora's {@code poppassd} (port 106, registered as 3com-tsmux and
 * known as {@code poppassd} or {@code PWD}): command lines, and replies with three digits. No RFC
 * describes it.
 */
package org.carillon.protocol.poppwd;
