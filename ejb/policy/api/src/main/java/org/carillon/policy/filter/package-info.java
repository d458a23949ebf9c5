/** Administrators' own lists for strangers' mail: clients, senders, traps, lines (ADR 121). */
package org.carillon.policy.filter;
