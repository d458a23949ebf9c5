/**
 * Notifies browsers of new mail and of reminders while no page is open (Web Push: RFC 8030,
 * RFC 8291, RFC 8292).
 */
package org.carillon.push;
