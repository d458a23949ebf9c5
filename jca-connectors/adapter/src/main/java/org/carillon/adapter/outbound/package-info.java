/** Outbound mail: claims relay jobs, finds their hosts in the DNS, delivers, reports outcomes. */
package org.carillon.adapter.outbound;
