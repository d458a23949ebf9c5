/**
 * Mail's way out: relay jobs claimed from the queue, the hosts to give them to found in the DNS,
 * handed over, and the outcomes reported.
 */
package org.carillon.adapter.outbound;
