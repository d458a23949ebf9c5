/** The access modes, networks and hours with which accounts may be signed in to. */
package org.carillon.account.internal.access;
