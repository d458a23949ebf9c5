/** Application passwords: creating, listing and ending them, and signing in by them. */
package org.carillon.identity.internal.application;
