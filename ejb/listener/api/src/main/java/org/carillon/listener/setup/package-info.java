/** The settings that users enter in their mail programs. */
package org.carillon.listener.setup;
