/**
 * Long work that outlives the request that started it: one table, lease, heartbeat, fence,
 * progress, stop request, audit and list for all kinds of work.
 */
package org.carillon.task;
