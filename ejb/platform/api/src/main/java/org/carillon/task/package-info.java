/**
 * Long work that outlives the request that asked for it: one table, lease, heartbeat, fence,
 * progress, way to stop it, audit and list, whatever the work.
 */
package org.carillon.task;
