/** Traces of messages in the database. */
package org.carillon.policy.internal.trace;
