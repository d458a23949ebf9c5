/**
 * Events, invitations and replies while the server fails: what was acknowledged exists, and
 * invitations are sent once.
 */
package org.carillon.bench.meeting;
