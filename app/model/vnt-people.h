/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Who and where: the account, people, queues and articles in one include. */
#include "vnt-account.h"
#include "vnt-article.h"
#include "vnt-person.h"
#include "vnt-queue.h"
