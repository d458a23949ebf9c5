/** What people type into their mail programs. */
package org.carillon.listener.setup;
