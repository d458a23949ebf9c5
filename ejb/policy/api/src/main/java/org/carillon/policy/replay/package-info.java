/** Judges the last days' mail by a changed policy before that policy is switched on. */
package org.carillon.policy.replay;
