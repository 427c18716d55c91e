/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-menu-later.h"

static void
create_menu (GtkMenuButton *button, gpointer menu)
{
  if (gtk_menu_button_get_menu_model (button) == NULL)
    gtk_menu_button_set_menu_model (button, menu);
}

/**
 * vnt_menu_later:
 * @button: a button without a menu
 * @menu: what it shall open
 *
 * Gives the button a menu whose widgets are made when it is first opened: a window has several, and its first picture
 * shows none of them.
 */
void
vnt_menu_later (GtkMenuButton *button, GMenuModel *menu)
{
  gtk_menu_button_set_create_popup_func (button, create_menu, g_object_ref (menu), g_object_unref);
}
