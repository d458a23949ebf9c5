/** Judges stored traces anew. */
package org.carillon.policy.internal.replay;
