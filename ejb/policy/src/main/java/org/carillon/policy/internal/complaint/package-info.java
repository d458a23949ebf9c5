/** Complaints: outgoing mail asks for them; they are read from mail and counted. */
package org.carillon.policy.internal.complaint;
