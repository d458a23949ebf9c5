/**
 * Events, tasks and notes as they are stored. This page shows objects that the page of their kind
 * can't show, so that every accepted object can be opened.
 */
package org.carillon.webmail.raw;
