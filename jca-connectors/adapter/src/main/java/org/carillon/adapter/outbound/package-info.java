/**
 * Outbound mail: claims relay jobs from the queue, finds their hosts in the DNS, delivers them and
 * reports the outcomes.
 */
package org.carillon.adapter.outbound;
