/**
 * The ports between mail and meetings: transport hands invitations to groupware, and groupware
 * sends mail in its own transactions.
 */
package org.carillon.contract.scheduling;
