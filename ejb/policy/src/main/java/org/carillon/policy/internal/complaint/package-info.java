/** Complaints: asked for by marks in mail that leaves, read from mail that comes, counted. */
package org.carillon.policy.internal.complaint;
