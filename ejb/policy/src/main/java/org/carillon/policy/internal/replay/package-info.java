/** Judges kept traces anew. */
package org.carillon.policy.internal.replay;
