/** Attempts: what is due is claimed, tried here or by a relay, and its sender told. */
package org.carillon.transport.internal.attempt;
