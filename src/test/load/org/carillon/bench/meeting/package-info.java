/**
 * Events, invitations and answers while the server is struck: what was acknowledged is there, who
 * was invited is invited once.
 */
package org.carillon.bench.meeting;
