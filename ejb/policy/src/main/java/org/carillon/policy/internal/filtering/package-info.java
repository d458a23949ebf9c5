/** Passes messages to filters, one after the other (ADR 123). */
package org.carillon.policy.internal.filtering;
