/**
 * Administrators' own lists that filter mail from outside: clients, senders, traps, lines (ADR
 * 121).
 */
package org.carillon.policy.filter;
