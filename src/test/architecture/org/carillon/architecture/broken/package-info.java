/** A small house built wrong on purpose: every rule of the one-way streets must fail on it. */
package org.carillon.architecture.broken;
