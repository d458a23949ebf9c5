/** Judging the last days' mail by a changed policy before it is switched on. */
package org.carillon.policy.replay;
