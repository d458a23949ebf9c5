/** Judges stored traces by a changed policy. */
package org.carillon.policy.internal.replay;
