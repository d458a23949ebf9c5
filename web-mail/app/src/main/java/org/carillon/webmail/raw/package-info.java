/**
 * Events, tasks and notes as they are stored: shown where the page of their kind can't show them,
 * so that nothing that was accepted can't be opened.
 */
package org.carillon.webmail.raw;
