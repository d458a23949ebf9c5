/** Administrators' lists that filter outside mail: clients, senders, traps, lines (ADR 121). */
package org.carillon.policy.filter;
